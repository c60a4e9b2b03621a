package hubbub.connectors.domain;

import org.jspecify.annotations.Nullable;

/// Stands in for the connector of a platform that this version doesn't have: a run of another
/// version is taken up, and its channel ends with the reason.
record NoConnector(String platform) implements Connector {
  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public boolean resumes() {
    return true;
  }

  @Override
  public Wanted read(String name) {
    throw new NotAChannel("there is no such platform");
  }

  @Override
  public Tap listen(String runId, Wanted wanted, @Nullable String position, Ear ear) {
    ear.finished("this version doesn't know the platform " + platform);
    return new Tap() {
      @Override
      public Moment lastSign() {
        return new Moment(java.time.Instant.EPOCH, 0);
      }

      @Override
      public void close() {}
    };
  }
}
