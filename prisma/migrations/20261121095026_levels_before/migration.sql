-- AlterTable
ALTER TABLE "inventory_level" ADD COLUMN     "before" INTEGER;
