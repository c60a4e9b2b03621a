package hubbub.connectors.store;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class SeenIdsOnPostgresTest extends SeenIdsTest {}
