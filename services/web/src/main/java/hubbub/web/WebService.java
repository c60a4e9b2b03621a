package hubbub.web;

import hubbub.platform.Platform;
import hubbub.platform.Service;

/// The door of the web service: its parts, and how they are joined.
public final class WebService implements Service {
  public WebService(Platform platform) {
    platform.settings();
    // Pages and their feed are hung here.
  }

  @Override
  public String name() {
    return "web";
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}
}
