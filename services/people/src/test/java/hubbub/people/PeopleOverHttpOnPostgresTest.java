package hubbub.people;

import hubbub.testkit.InShape;
import hubbub.testkit.Shape;

@InShape(Shape.POSTGRESQL)
class PeopleOverHttpOnPostgresTest extends PeopleOverHttpTest {}
