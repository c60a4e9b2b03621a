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

  /// A header's value; one that comes several times is joined by commas, as RFC 9110 §5.3 reads it,
  /// so that none hides behind another.
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

  /// The body as an HTML form, at most some kilobytes.
  ///
  /// @throws Refusal 400 if it is none, 413 if too long
  Query form();

  /// A cookie's value.
  Optional<String> cookie(String name);

  /// Whether the browser speaks TLS, with us or with the proxy of `public.url`.
  boolean secure();

  /// Whether it comes from this machine itself, as far as we can see: loopback at both ends, no
  /// proxy between.
  boolean nearby();

  /// Whether the other end of the connection is this machine: a program here, or a proxy.
  boolean fromLoopback();

  /// The address of the machine that asks, as digits: the other end of the connection, or what a
  /// proxy of `http.proxies` says.
  String address();

  /// Whether a page of ours asks, as its browser says; programs say nothing of the kind.
  boolean fromOwnPage();

  /// Whether who asks might use a route of that access: for routes that show more to some.
  boolean may(Access access);
}
