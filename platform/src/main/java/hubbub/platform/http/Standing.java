package hubbub.platform.http;

import hubbub.platform.cluster.ClusterConfig;
import hubbub.platform.cluster.Introductions;

/// Where this door stands in the installation.
public sealed interface Standing {
  /// There is no other process.
  record Alone() implements Standing {}

  /// In front of all others: here is decided who may.
  ///
  /// @param introductions what others believe
  record InFront(Introductions introductions, ClusterConfig reach) implements Standing {}

  /// Behind the one in front: nobody may without its introduction, but ask how this process is.
  record Behind(Introductions introductions) implements Standing {}
}
