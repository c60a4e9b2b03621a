package hubbub.radio;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@InShape(Shape.POSTGRESQL)
class ShowsOnPostgresTest extends ShowsTest {
  ShowsOnPostgresTest(@TempDir Path folder) {
    super(folder);
  }
}
