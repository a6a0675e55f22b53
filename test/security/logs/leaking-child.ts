process.stdout.write('ana@example.com wrote\n');
