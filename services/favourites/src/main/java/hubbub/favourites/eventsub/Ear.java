package hubbub.favourites.eventsub;

import hubbub.favourites.events.Notification;

/// Whoever listens to a session; nothing may be thrown.
interface Ear {
  void told(Notification notification);

  void revoked(Message.Revoked revoked);

  /// A session began, moved or ended.
  void changed();
}
