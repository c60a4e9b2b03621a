package hubbub.platform.http;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/// A request, as handlers see it.
public interface Request {
  String method();

  /// Path and query as they were sent.
  URI uri();

  /// A path parameter, decoded.
  String path(String name);

  /// The query's parameters; reading one that is wrong refuses the request with 422 naming it.
  Query query();

  Optional<String> header(String name);

  /// The body as a record, after it was checked against the schema of this operation in the OpenAPI
  /// document, whatever content type it claims.
  ///
  /// @throws Refusal 400 if it is no JSON, 413 if too long, 422 with JSON Pointers if it breaks the
  ///   schema
  <T> T json(Class<T> type);

  /// The body as it comes, for uploads.
  ///
  /// @param lengthMax bytes after which reading refuses with 413
  InputStream body(long lengthMax);

  /// Who asks.
  Caller caller();
}
