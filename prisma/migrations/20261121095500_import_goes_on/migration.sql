-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "imported_lines" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "import_read_from" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "import_read_since" TIMESTAMPTZ(3);
