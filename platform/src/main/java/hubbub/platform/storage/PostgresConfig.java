package hubbub.platform.storage;

import java.util.Optional;

/// Where a PostgreSQL database is.
///
/// @param url `jdbc:postgresql://…`, without any password
/// @param user empty where the URL says it, or the server's own rules decide
/// @param password empty where the server asks for none
public record PostgresConfig(String url, Optional<String> user, Optional<String> password) {
  /// Without the password.
  @Override
  public String toString() {
    return url;
  }
}
