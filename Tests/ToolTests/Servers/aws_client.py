"""Has aws_server.py run the AWS CLI here: aws_client.py SOCKET ARGUMENT…"""

import json
import os
import socket
import sys

with socket.socket(socket.AF_UNIX) as server:
    server.connect(sys.argv[1])
    message = json.dumps([sys.argv[2:], dict(os.environ), os.getcwd()])
    socket.send_fds(server, [message.encode()], [0, 1, 2])
    answer = server.recv(1)
sys.exit(answer[0] if answer else 255)
