package hubbub.web.settings;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class ChangingOnPostgresTest extends ChangingTest {}
