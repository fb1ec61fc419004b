-- What an import has seen is held in its process: eight bytes a thing, and no row.
DROP TABLE "import_sighting";
