package hubbub.connectors.spending;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class TillOnPostgresTest extends TillTest {}
