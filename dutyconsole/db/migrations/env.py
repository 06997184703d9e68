"""What alembic runs for every command: on the connection that it is handed, in its open transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from alembic import context
from sqlalchemy.types import BigInteger, DateTime, Text, TypeDecorator

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext

_PLAIN = {DateTime: "sa.DateTime(timezone=True)", Text: "sa.Text()"}


def plain_types(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:  # noqa: ARG001
    """Write our own column types as those they are made of: a migration must not import the program."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return next(text for plain, text in _PLAIN.items() if isinstance(item.impl_instance, plain))
    if kind == "type" and isinstance(item, BigInteger) and item._variant_mapping:  # noqa: SLF001
        return 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")'
    return False


def run() -> None:
    """Run the migrations on the connection in the configuration."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=context.config.attributes["metadata"],
        render_item=plain_types,
        compare_type=True,
        # SQLite rolls DDL back as well; alembic does not believe it by itself.
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
