package hubbub.connectors.domain;

/// What became of a wish to start a run.
public sealed interface Started {
  record Begun(Run run) implements Started {}

  /// Something in it is wrong.
  ///
  /// @param field a JSON Pointer into the request, e.g. `/channels/0`
  record Wrong(String field, String message) implements Started {}

  /// Another process listens to one of its channels, and may start it.
  record Elsewhere(String message) implements Started {}

  /// No process can listen to all of its channels.
  record Apart(String message) implements Started {}

  /// As many are live as may be.
  record Full(String message) implements Started {}
}
