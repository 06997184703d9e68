"""What alembic runs for every command: on the connection that it is handed, in its open transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from alembic import context
from sqlalchemy.types import BigInteger, DateTime, Text, TypeDecorator

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext

GRAM = "_gram"
"""Part of the name of an index for searching, and of the tables in which SQLite keeps it."""

_PLAIN = {DateTime: "sa.DateTime(timezone=True)", Text: "sa.Text()"}


def plain_types(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:  # noqa: ARG001
    """Write our own column types as those they are made of: a migration must not import the program."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return next(text for plain, text in _PLAIN.items() if isinstance(item.impl_instance, plain))
    if kind == "type" and isinstance(item, BigInteger) and item._variant_mapping:  # noqa: SLF001
        return 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")'
    return False


def is_described(name: str | None, kind: str, parents: Any) -> bool:  # noqa: ARG001  alembic's signature
    """Leave out the indexes for searching, which are none that SQLAlchemy could describe."""
    return not (kind in ("table", "index") and name is not None and GRAM in name)


def run() -> None:
    """Run the migrations on the connection in the configuration."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=context.config.attributes["metadata"],
        render_item=plain_types,
        compare_type=True,
        include_name=is_described,
        # SQLite rolls DDL back as well; alembic does not believe it by itself.
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
