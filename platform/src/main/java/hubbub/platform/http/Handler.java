package hubbub.platform.http;

/// Answers one kind of request: reads it, asks the domain, answers. A [Refusal] thrown on the way
/// becomes a problem+json.
@FunctionalInterface
public interface Handler {
  Answer answer(Request request) throws Exception;
}
