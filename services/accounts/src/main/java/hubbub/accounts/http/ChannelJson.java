package hubbub.accounts.http;

import hubbub.accounts.domain.Channels.Audited;
import hubbub.accounts.domain.Channels.Having;
import hubbub.accounts.domain.Channels.Member;
import hubbub.accounts.domain.Channels.Shown;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A channel as outsiders see it.
///
/// @param channel as it stands among those of all platforms
record ChannelJson(
    String id, String name, String channel, String title, Who owner, Instant createdAt) {

  static ChannelJson of(Shown shown) {
    var channel = shown.channel();
    return new ChannelJson(
        channel.id(),
        channel.name(),
        "hubbub/" + channel.name(),
        channel.title(),
        Who.of(shown.owner()),
        channel.createdAt());
  }

  /// Somebody.
  record Who(String id, String login, String name) {
    static Who of(Account account) {
      return new Who(account.id(), account.login(), account.name());
    }
  }

  /// A channel with one's own roles there.
  record HavingJson(
      String id,
      String name,
      String channel,
      String title,
      Who owner,
      Instant createdAt,
      List<Role> roles) {
    static HavingJson of(Having having) {
      var all = ChannelJson.of(having.shown());
      return new HavingJson(
          all.id(),
          all.name(),
          all.channel(),
          all.title(),
          all.owner(),
          all.createdAt(),
          having.roles());
    }
  }

  /// Somebody with roles.
  record MemberJson(String id, String login, String name, List<Role> roles) {
    static MemberJson of(Member member) {
      var account = member.account();
      return new MemberJson(account.id(), account.login(), account.name(), member.roles());
    }
  }

  /// A line of the log.
  record AuditJson(
      String id,
      Instant at,
      @Nullable String actorId,
      String actor,
      @Nullable String channel,
      String deed,
      String about) {
    static AuditJson of(Audited audited) {
      return new AuditJson(
          Long.toString(audited.number()),
          audited.at(),
          audited.actorId().orElse(null),
          audited.actor(),
          audited.channel().orElse(null),
          audited.deed(),
          audited.about());
    }
  }

  /// A page of the log.
  ///
  /// @param next what to ask for `before`, if there is more
  record AuditPage(List<AuditJson> entries, @Nullable String next) {
    static AuditPage of(List<Audited> entries, int limit) {
      return new AuditPage(
          entries.stream().map(AuditJson::of).toList(),
          entries.size() < limit ? null : Long.toString(entries.getLast().number()));
    }
  }
}
