package hubbub.web.store;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class SizesOnPostgresTest extends SizesTest {}
