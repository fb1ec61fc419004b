import { getNamedType, GraphQLError, isObjectType, type GraphQLField, type GraphQLFieldResolver } from "graphql";
import { approvalOf, isProtectedObject, kindOfField } from "../access/customer-data.ts";
import type { AdminContext } from "./resolver.ts";

type FieldAnswer = GraphQLFieldResolver<unknown, AdminContext>;

const DOCUMENTATION = "https://shopify.dev/docs/apps/launch/protected-customer-data";

export interface Guarded {
  /** The field holds a shopper's name, address, phone or email */
  readonly isGuarded: boolean;
  /** The type of protected object that the field leads to */
  readonly object: string | null;
}

/** A field's answer, given to apps that are approved for it only. The merchant sees everything. */
export function forApprovedApps(answer: FieldAnswer, { isGuarded, object }: Guarded): FieldAnswer {
  if (!isGuarded && object === null) return answer;
  return (source, args, context, info) => {
    if (object !== null) requireCustomerData(context, object);
    const { app } = context.caller;
    if (isGuarded && app && !approvalOf(context.store, app.id).fields.includes(kindOfField(info.fieldName))) {
      throw refusal(`This app is not approved to use the ${info.fieldName} field.`);
    }
    return answer(source, args, context, info);
  };
}

/** Throws when an app that is not approved for customer data asks for an object of this type. */
export function requireCustomerData({ store, caller }: AdminContext, typeName: string): void {
  if (!caller.app || !isProtectedObject(typeName) || approvalOf(store, caller.app.id).customerData) return;
  throw refusal(`This app is not approved to access the ${typeName} object.`);
}

/** The protected object to which a field leads by itself, as a list, or as what a mutation answers with. */
export function protectedObjectOf(field: GraphQLField<unknown, unknown>): string | null {
  const type = getNamedType(field.type);
  if (isProtectedObject(type.name)) return type.name;
  if (!isObjectType(type)) return null;
  const { nodes } = type.getFields();
  if (type.name.endsWith("Connection") && nodes) return protectedObjectOf(nodes);
  if (!type.name.endsWith("Payload")) return null;
  const inner = Object.values(type.getFields()).map((one) => getNamedType(one.type).name);
  return inner.find(isProtectedObject) ?? null;
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(`${message} See ${DOCUMENTATION} for more details.`, {
    extensions: { code: "ACCESS_DENIED", documentation: DOCUMENTATION },
  });
}
