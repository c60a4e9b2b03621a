package hubbub.connectors.x;

import hubbub.connectors.domain.Item;
import hubbub.connectors.words.Matcher;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessagesDeleted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Who hears a post: each channel whose words are in it. X's rules are coarser than our words.
final class XAudience {
  private final List<XTap> taps;
  private final Matcher matcher;
  private final XTold told;

  XAudience(List<XTap> taps, XTold told) {
    this.taps = List.copyOf(taps);
    this.told = told;
    matcher = Matcher.of(this.taps.stream().map(tap -> tap.words).toList());
  }

  /// @return whether anybody heard it
  boolean hear(XLine.Post post, Instant receivedAt) {
    var identity = XMessages.identity(post);
    edited(post, identity, receivedAt);
    var indices = matcher.match(post.text(), post.tags());
    if (indices.length == 0) {
      return false;
    }
    Message message = XMessages.message(post, receivedAt);
    var before = new ArrayList<Channel>();
    if (!post.earlier().isEmpty()) {
      before.addAll(told.of(post.first()));
    }
    for (var index : indices) {
      var tap = taps.get(index);
      var others = before.stream().filter(channel -> !channel.equals(tap.channel)).toList();
      var _ = tap.ear.said(List.of(new Item.Heard(message, identity, others)), null);
      before.add(tap.channel);
    }
    told.add(post.first(), before);
    return true;
  }

  /// The text from before an edit is shown no longer; the post is counted already.
  private void edited(XLine.Post post, Item.Identity identity, Instant at) {
    for (var id : post.earlier()) {
      for (var tap : taps) {
        var gone = new MessagesDeleted(tap.channel, id, null, at, "edited by its author");
        var _ = tap.ear.said(List.of(new Item.Gone(gone, identity)), null);
      }
    }
  }
}
