package hubbub.connectors.store;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class DeskOnPostgresTest extends DeskTest {}
