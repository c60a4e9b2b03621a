package hubbub.chat;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class KeepingOrderOnPostgresTest extends KeepingOrderTest {}
