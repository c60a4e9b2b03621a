package hubbub.radio;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@InShape(Shape.POSTGRESQL)
class AudienceOnPostgresTest extends AudienceTest {
  AudienceOnPostgresTest(@TempDir Path folder) {
    super(folder);
  }
}
