package hubbub.people;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class ImportingOnPostgresTest extends ImportingTest {}
