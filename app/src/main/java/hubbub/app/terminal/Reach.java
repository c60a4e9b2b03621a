package hubbub.app.terminal;

import java.nio.file.Path;
import java.util.Optional;

/// How a Hubbub is reached, and what shows it that we may.
public interface Reach {
  /// Where an operation of a service is asked.
  ///
  /// @param service as packages and documents write it
  /// @param target path and query
  /// @throws CouldNot if nobody knows where
  At at(String service, String method, String target);

  /// What it shows under HTTPS; nobody else is believed.
  Optional<Path> certificate();

  /// @param address without the target
  /// @param header what shows that we may; its value is a secret
  record At(String address, String header, String value) {
    @Override
    public String toString() {
      return address;
    }
  }
}
