package hubbub.platform.http;

/// Who asks, after the question "who may" was settled.
///
/// @param name for the log: `owner`, `token:<name>`, `local`, `guest`
/// @param owner whether it is the owner's session
public record Caller(String name, boolean owner) {}
