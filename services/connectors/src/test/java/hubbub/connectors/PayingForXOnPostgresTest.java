package hubbub.connectors;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class PayingForXOnPostgresTest extends PayingForXTest {}
