package hubbub.peopleperplace.histories;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@InShape(Shape.POSTGRESQL)
class HistoriesOnPostgresTest extends HistoriesTest {
  private static final int SOME = 400;

  HistoriesOnPostgresTest(@TempDir Path folder) {
    super(folder);
  }

  @Override
  int inOneTransaction() {
    return SOME;
  }
}
