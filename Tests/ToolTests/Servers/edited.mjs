// Calls the function that a test wrote for the event's user pool.

export const handler = async (event) => {
  const { handler } = await import(`${process.env.FUNCTIONS}/${event.userPoolId}.mjs`);
  return handler(event);
};
