package hubbub.accounts.http;

import hubbub.accounts.domain.Channels;
import hubbub.accounts.domain.Channels.Done;
import hubbub.accounts.domain.Channels.Opened;
import hubbub.accounts.domain.Doer;
import hubbub.accounts.domain.LoginName;
import hubbub.accounts.domain.Title;
import hubbub.contracts.accounts.Role;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Ids;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Query;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Channels of our own, and roles in them.
public final class ChannelRoutes {
  private static final String API = "/api/v1/channels";
  static final String ONE = API + "/{name}";
  private static final int LABEL_LENGTH_MAX = 100;

  private final Channels channels;
  private final BooleanSupplier forAll;
  private final int channelsMax;

  /// @param forAll whether anybody may open one; the owner always may
  /// @param channelsMax of one account
  public ChannelRoutes(Channels channels, BooleanSupplier forAll, int channelsMax) {
    this.channels = channels;
    this.forAll = forAll;
    this.channelsMax = channelsMax;
  }

  public void hang(Routes routes) {
    routes.get(API, Access.OPEN, this::list);
    routes.get("/api/v1/account/channels", Access.CHANNELS, this::having);
    routes.post(API, Access.CHANNELS, this::open);
    routes.get(ONE, Access.OPEN, this::read);
    routes.patch(ONE, Access.CHANNELS, this::change);
    routes.delete(ONE, Access.CHANNELS, this::close);
    routes.get(ONE + "/roles", Access.CHANNELS, this::roles);
    routes.put(ONE + "/roles/{login}", Access.CHANNELS, this::give);
    routes.delete(ONE + "/roles/{login}", Access.CHANNELS, this::take);
    routes.get(ONE + "/audit", Access.CHANNELS, this::audit);
  }

  record NewChannel(String name, @Nullable String title) {}

  record ChannelPatch(@Nullable String title) {}

  record NewRoles(List<Role> roles) {}

  record Page(List<ChannelJson> channels, @Nullable String next) {}

  record Own(List<ChannelJson.HavingJson> channels, @Nullable String next) {}

  record Members(List<ChannelJson.MemberJson> members, @Nullable String next) {}

  static Doer doer(Request request) {
    var caller = request.caller();
    return new Doer(caller.person(), caller.owner());
  }

  private Answer list(Request request) {
    var query = request.query();
    var limit = query.limit();
    var after = query.number("cursor", 0, Ids.MAX).orElse(0L);
    var page =
        channels.list(
            after, limit, query.text("owner").map(id -> Ids.parse(id).isPresent() ? id : "0"));
    var next = page.size() < limit ? null : page.getLast().channel().id();
    return Answer.json(new Page(page.stream().map(ChannelJson::of).toList(), next));
  }

  private Answer having(Request request) {
    var query = request.query();
    var limit = query.limit();
    var after = query.number("cursor", 0, Ids.MAX).orElse(0L);
    var page = channels.having(request.caller().person().id(), roles(query), after, limit);
    var next = page.size() < limit ? null : page.getLast().shown().channel().id();
    return Answer.json(new Own(page.stream().map(ChannelJson.HavingJson::of).toList(), next));
  }

  private static Set<Role> roles(Query query) {
    var roles = EnumSet.noneOf(Role.class);
    for (var word : query.texts("role")) {
      roles.add(
          Role.of(word).orElseThrow(() -> Refusal.wrong("role", "must be a role, such as host")));
    }
    return roles;
  }

  private Answer open(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var wish = request.json(NewChannel.class);
    var doer = doer(request);
    if (!forAll.getAsBoolean() && !doer.owner()) {
      throw new Refusal(403, "only the owner of this server opens channels", List.of());
    }
    var title = title(wish.title() == null ? "" : wish.title());
    return switch (LoginName.read(wish.name())) {
      case LoginName.Read.Wrong(var why) -> throw Refusal.wrong("/name", why);
      case LoginName.Read.Good(var name) -> opened(channels.open(name, title, doer, channelsMax));
    };
  }

  private static Answer opened(Opened opened) {
    return switch (opened) {
      case Opened.Ready(var shown) ->
          Answer.created(API + "/" + shown.channel().name(), ChannelJson.of(shown));
      case Opened.NameTaken() ->
          throw AuthRoutes.taken("/name", "is somebody's, or looks like somebody's");
      case Opened.Mounted() ->
          throw AuthRoutes.taken("/name", "is among the mounts of a stream key");
      case Opened.TooManyNames() ->
          throw AuthRoutes.taken("/name", "is one too many this month: take one that you had");
      case Opened.TooMany(var most) ->
          throw Refusal.clash("you have " + most + " channels already; close one first");
    };
  }

  private static String title(String title) {
    var trouble = Title.trouble(title);
    if (trouble.isPresent()) {
      throw Refusal.wrong("/title", trouble.get());
    }
    return title;
  }

  static String name(Request request) {
    return LoginName.login(request.path("name")).orElseThrow(ChannelRoutes::noChannel);
  }

  private static Refusal noChannel() {
    return Refusal.notFound("there is no channel of this name");
  }

  private Answer read(Request request) {
    var shown = channels.find(name(request)).orElseThrow(ChannelRoutes::noChannel);
    return Answer.json(ChannelJson.of(shown));
  }

  private Answer change(Request request) {
    MediaTypes.require(request, MediaTypes.MERGE_PATCH, MediaTypes.JSON);
    var patch = request.json(ChannelPatch.class);
    if (patch.title() == null) {
      return read(request);
    }
    return answer(channels.change(name(request), title(patch.title()), doer(request)));
  }

  private Answer close(Request request) {
    return answer(channels.close(name(request), doer(request)), Answer.noContent());
  }

  private Answer roles(Request request) {
    return answer(channels.roles(name(request), doer(request)));
  }

  private Answer give(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var roles = request.json(NewRoles.class).roles();
    return answer(
        channels.give(name(request), login(request), roles, doer(request)), Answer.noContent());
  }

  private Answer take(Request request) {
    return answer(
        channels.give(name(request), login(request), List.of(), doer(request)), Answer.noContent());
  }

  private static String login(Request request) {
    return LoginName.login(request.path("login")).orElseThrow(ChannelRoutes::nobody);
  }

  private static Refusal nobody() {
    return Refusal.notFound("there is no such one");
  }

  /// What somebody calls a key or a token.
  static String label(String name) {
    var trouble = Title.trouble(name);
    if (name.isBlank() || name.length() > LABEL_LENGTH_MAX || trouble.isPresent()) {
      throw Refusal.wrong("/name", "must have 1 to " + LABEL_LENGTH_MAX + " characters in a line");
    }
    return name;
  }

  private Answer audit(Request request) {
    var query = request.query();
    var limit = query.limit();
    var before = query.number("before", 1, Ids.MAX).orElse(Ids.MAX);
    var done = channels.audit(name(request), before, limit, doer(request));
    return done instanceof Done.Log(var entries)
        ? Answer.json(ChannelJson.AuditPage.of(entries, limit))
        : answer(done);
  }

  static Answer answer(Done done) {
    return switch (done) {
      case Done.Ready(var shown) -> Answer.json(ChannelJson.of(shown));
      case Done.Members(var members) ->
          Answer.json(new Members(members.stream().map(ChannelJson.MemberJson::of).toList(), null));
      case Done.Log(var entries) ->
          Answer.json(ChannelJson.AuditPage.of(entries, entries.size() + 1));
      case Done.Keys(var keys) ->
          Answer.json(
              new StreamKeyRoutes.Keys(
                  keys.stream().map(StreamKeyRoutes.KeyJson::of).toList(), null));
      case Done.NoChannel() -> throw noChannel();
      case Done.NobodyThere() -> throw nobody();
      case Done.NotAllowed() ->
          throw new Refusal(403, "your role in this channel does not allow it", List.of());
      case Done.TooMany(var most) -> throw Refusal.clash("there are " + most + " already");
      case Done.MountOfOthers(var at) ->
          throw Refusal.wrong("/mounts/" + at, "begins with somebody else's name, or covers one");
      case Done.MountTaken(var at) ->
          throw AuthRoutes.taken("/mounts/" + at, "is opened by a key of another channel");
    };
  }

  /// The same with another answer where it is as wished.
  static Answer answer(Done done, Answer instead) {
    return done instanceof Done.Ready ? instead : answer(done);
  }
}
