package hubbub.favourites.events;

import static java.util.Map.entry;

import java.util.Map;

/// What happens to users, and to programs: accounts, whispers, drops, extensions, conduits.
final class Users {
  static final Map<String, Sort> SORTS =
      Map.ofEntries(
          entry("user.update", Sort.of("user", Users::changed).aboutUser()),
          entry(
              "user.authorization.grant",
              Sort.of("user", event -> access(event, " connected their Twitch account."))
                  .aboutUser()),
          entry(
              "user.authorization.revoke",
              Sort.of("user", event -> access(event, " disconnected their Twitch account."))
                  .aboutUser()),
          entry("user.whisper.message", Sort.of("whisper", Users::whisper).aboutUser()),
          entry(
              "drop.entitlement.grant",
              Sort.of("drop", Users::drop).at("data.created_at").aboutUser()),
          entry("extension.bits_transaction.create", Sort.of("extension", Users::bought)),
          entry("conduit.shard.disabled", Sort.of("conduit", Users::shard)));

  private Users() {}

  /// The address is left where it is.
  private static Told changed(Fields event) {
    var description = event.text("description");
    return Told.of(
            event.who("user")
                + " changed their account"
                + (description == null ? "." : Words.said(description)))
        .by(event.name("user"))
        .keep(event, "description");
  }

  private static Told access(Fields event, String text) {
    return Told.of(event.who("user") + text).by(event.name("user"));
  }

  private static Told whisper(Fields event) {
    var text = event.text("whisper.text", "");
    return Told.of(
            event.who("from_user") + " whispered to " + event.who("to_user") + Order.reason(text))
        .by(event.name("from_user"))
        .with("message", event.text("whisper.text"));
  }

  private static Told drop(Fields event) {
    var game = event.text("data.category_name");
    return Told.of(event.who("data.user") + " was given a drop" + Words.maybe(" of ", game) + ".")
        .by(event.name("data.user"))
        .with("category", game)
        .keep(event, "data.campaign_id", "data.benefit_id", "data.entitlement_id");
  }

  private static Told bought(Fields event) {
    var text =
        event.who("user")
            + " spent "
            + Words.count(event.number("product.bits"), "bit")
            + " on "
            + Words.title(event.text("product.name"), "something")
            + " of an extension"
            + (event.flag("product.in_development") ? ", as a trial" : "")
            + ".";
    return Told.of(text)
        .by(event.name("user"))
        .with("product", event.text("product.name"))
        .keep(event, "product.sku", "product.bits");
  }

  private static Told shard(Fields event) {
    var why = event.words("status");
    return Told.of(
            "Part "
                + event.text("shard_id", "?")
                + " of a conduit was switched off"
                + Words.maybe(": ", why)
                + ".")
        .keep(event, "conduit_id", "shard_id", "status");
  }
}
