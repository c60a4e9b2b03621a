package hubbub.connectors.x;

/// Whose rules are ours.
@FunctionalInterface
interface XRulesOf {
  /// What this installation's rules are known by, the same in all of its processes.
  String installation();
}
