package hubbub.archive;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class ArchiveServiceOnPostgresTest extends ArchiveServiceTest {}
