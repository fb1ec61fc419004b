// React and Express choose their slow, talkative development builds when nobody says otherwise; imported before them.
process.env["NODE_ENV"] ??= "production";
