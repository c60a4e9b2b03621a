package hubbub.peopleperplace;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@InShape(Shape.POSTGRESQL)
class OverviewOnPostgresTest extends OverviewTest {
  OverviewOnPostgresTest(@TempDir Path folder) {
    super(folder);
  }
}
