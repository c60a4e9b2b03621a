package hubbub.connectors;

import hubbub.testkit.bluesky.JetstreamLikeServer;

/// The same, of an instance of the second version, compressed.
class ListeningToBlueskyByZstdTest extends ListeningToBlueskyTest {
  @Override
  JetstreamLikeServer server() {
    return new JetstreamLikeServer(JetstreamLikeServer.Version.SECOND);
  }
}
