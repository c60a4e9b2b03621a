package hubbub.web.checklist;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class CheckingOnPostgresTest extends CheckingTest {}
