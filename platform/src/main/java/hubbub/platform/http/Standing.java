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

  /// Behind the one in front: nobody may without its introduction, but ask how this process is, and
  /// read the directory.
  ///
  /// @param introductions what the others write, and believe of this one
  /// @param owned whether this process was told where the one in front is. One that was not belongs
  ///   to a house without pages, which nobody can claim: programs of this machine may edit its
  ///   directory
  record Behind(Introductions introductions, ClusterConfig reach, boolean owned)
      implements Standing {}
}
