package hubbub.accounts.http;

import hubbub.accounts.domain.Channels.Done;
import hubbub.accounts.domain.MountRule;
import hubbub.accounts.domain.Secret;
import hubbub.accounts.domain.StreamKeys;
import hubbub.accounts.domain.StreamKeys.StreamKey;
import hubbub.contracts.accounts.MountPattern;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keys to go on air with, and the mounts that they open.
public final class StreamKeyRoutes {
  private static final String API = ChannelRoutes.ONE + "/stream-keys";

  private final StreamKeys keys;

  public StreamKeyRoutes(StreamKeys keys) {
    this.keys = keys;
  }

  public void hang(Routes routes) {
    routes.get(API, Access.CHANNELS, this::list);
    routes.post(API, Access.CHANNELS, this::make);
    routes.patch(API + "/{id}", Access.CHANNELS, this::change);
    routes.delete(API + "/{id}", Access.CHANNELS, this::drop);
  }

  /// @param mounts none where nothing is said
  record NewKey(String name, @Nullable List<String> mounts) {}

  record KeyPatch(List<String> mounts) {}

  record KeyJson(String id, String name, List<String> mounts, Instant createdAt) {
    static KeyJson of(StreamKey key) {
      var mounts = key.mounts().stream().map(MountPattern::text).toList();
      return new KeyJson(key.id(), key.name(), mounts, key.createdAt());
    }
  }

  record Keys(List<KeyJson> keys, @Nullable String next) {}

  /// @param key what the program that sends sound shows; never shown again
  record FreshKey(String id, String name, List<String> mounts, Instant createdAt, String key) {}

  private Answer list(Request request) {
    return ChannelRoutes.answer(keys.of(ChannelRoutes.name(request), ChannelRoutes.doer(request)));
  }

  private Answer make(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var wish = request.json(NewKey.class);
    var label = ChannelRoutes.label(wish.name());
    var mounts = mounts(wish.mounts() == null ? List.of() : wish.mounts());
    var secret = Secret.fresh();
    var id = UUID.randomUUID().toString();
    var channel = ChannelRoutes.name(request);
    var doer = ChannelRoutes.doer(request);
    var done = keys.make(channel, id, secret.hash(), label, mounts, doer);
    if (!(done instanceof Done.Keys(var made))) {
      return ChannelRoutes.answer(done);
    }
    var shown = KeyJson.of(made.getFirst());
    return AuthRoutes.secret(
        Answer.created(
            request.uri().getRawPath() + "/" + id,
            new FreshKey(id, label, shown.mounts(), shown.createdAt(), secret.text())));
  }

  private static List<MountPattern> mounts(List<String> texts) {
    var mounts = new ArrayList<MountPattern>();
    for (var at = 0; at < texts.size(); at++) {
      switch (MountRule.read(texts.get(at))) {
        case MountRule.Read.Good(var mount) -> mounts.add(mount);
        case MountRule.Read.Wrong(var why) -> throw Refusal.wrong("/mounts/" + at, why);
      }
    }
    return mounts;
  }

  private Answer change(Request request) {
    MediaTypes.require(request, MediaTypes.MERGE_PATCH, MediaTypes.JSON);
    var mounts = mounts(request.json(KeyPatch.class).mounts());
    var channel = ChannelRoutes.name(request);
    var done = keys.change(channel, request.path("id"), mounts, ChannelRoutes.doer(request));
    return done instanceof Done.Keys(var changed)
        ? Answer.json(KeyJson.of(changed.getFirst()))
        : ChannelRoutes.answer(done);
  }

  private Answer drop(Request request) {
    var done =
        keys.drop(ChannelRoutes.name(request), request.path("id"), ChannelRoutes.doer(request));
    return ChannelRoutes.answer(done, Answer.noContent());
  }
}
