"""The one query layer: parametrised SQL on a published snapshot, frames out."""
