package hubbub.mood;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@InShape(Shape.POSTGRESQL)
class MoodServiceOnPostgresTest extends MoodServiceTest {
  MoodServiceOnPostgresTest(@TempDir Path folder) {
    super(folder);
  }
}
