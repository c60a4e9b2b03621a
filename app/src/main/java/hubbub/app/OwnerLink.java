package hubbub.app;

import hubbub.app.terminal.CouldNot;
import hubbub.app.terminal.Server;
import java.io.IOException;
import java.io.PrintStream;

/// `hubbub owner-link`: asks the running house for a new one-time link, with the token that lies in
/// the data folder for its user.
final class OwnerLink {
  private OwnerLink() {}

  static int print(Choices choices, PrintStream out) {
    var reach = new Reached(choices);
    var path = new Server(reach).make("web", "/api/v1/owner-link").required("path").asString();
    try {
      out.println(reach.page() + path);
      return 0;
    } catch (IOException e) {
      throw new CouldNot("the data folder cannot be read: " + e.getMessage(), e);
    }
  }
}
