package hubbub.mood;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@InShape(Shape.POSTGRESQL)
class CorrectionsOnPostgresTest extends CorrectionsTest {
  CorrectionsOnPostgresTest(@TempDir Path folder) {
    super(folder);
  }
}
