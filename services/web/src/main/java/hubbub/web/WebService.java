package hubbub.web;

import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.web.assets.AssetRoutes;
import hubbub.web.assets.Assets;
import hubbub.web.feed.FeedConfig;
import hubbub.web.feed.FeedRoom;
import hubbub.web.pages.PageRoutes;

/// The door of the web service: its parts, and how they are joined.
public final class WebService implements Service {
  private final FeedRoom feed;

  public WebService(Platform platform) {
    var routes = platform.routes();
    feed =
        new FeedRoom(
            FeedConfig.from(platform.settings()),
            platform.bus(),
            routes,
            platform.clock(),
            platform.observe());
    var assets = new Assets();
    new AssetRoutes(assets).hang(routes);
    new PageRoutes(assets, feed).hang(routes);
  }

  @Override
  public String name() {
    return "web";
  }

  @Override
  public void start() {
    feed.start();
  }

  @Override
  public void stop() {
    feed.stop();
  }
}
