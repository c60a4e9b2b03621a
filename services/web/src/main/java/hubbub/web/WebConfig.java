package hubbub.web;

import hubbub.platform.config.Settings;
import hubbub.web.feed.FeedConfig;
import hubbub.web.owner.OwnerConfig;

/// Settings and bounds of the web service.
///
/// @param feed of the live feed that pages follow
/// @param owner of the owner's link, sessions and tokens
record WebConfig(FeedConfig feed, OwnerConfig owner) {
  static WebConfig from(Settings settings) {
    return new WebConfig(FeedConfig.from(settings), OwnerConfig.from(settings));
  }
}
