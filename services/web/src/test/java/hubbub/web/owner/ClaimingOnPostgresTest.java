package hubbub.web.owner;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class ClaimingOnPostgresTest extends ClaimingTest {}
