package hubbub.peopleperplace;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@InShape(Shape.POSTGRESQL)
class AnsweringOnPostgresTest extends AnsweringTest {
  AnsweringOnPostgresTest(@TempDir Path folder) {
    super(folder);
  }
}
