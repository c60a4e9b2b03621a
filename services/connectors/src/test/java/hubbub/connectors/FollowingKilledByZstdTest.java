package hubbub.connectors;

import hubbub.testkit.bluesky.JetstreamLikeServer;

/// The same, of an instance of the second version, compressed.
class FollowingKilledByZstdTest extends FollowingKilledTest {
  @Override
  JetstreamLikeServer server() {
    return new JetstreamLikeServer(JetstreamLikeServer.Version.SECOND);
  }
}
