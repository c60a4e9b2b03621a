package hubbub.places;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class TellingOnPostgresTest extends TellingTest {}
